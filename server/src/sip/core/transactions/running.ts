import type { Instant } from "@parley/shared/lib";
import type { TransactionEnv } from "../../transaction/timers.ts";

/** A pure machine: its step, and the one moment it waits for. */
export interface Machine<State, Input, Effect> {
  step(state: State, input: Input, env: TransactionEnv): [State, readonly Effect[]];
  deadline(state: State): Instant | undefined;
}

/** A machine with its state, whatever that state's type. */
export interface Running<Input, Effect> {
  step(input: Input, env: TransactionEnv): readonly Effect[];
  deadline(): Instant | undefined;
  isOver(): boolean;
}

export function running<State extends { readonly phase: string }, Input, Effect>(
  machine: Machine<State, Input, Effect>,
  opened: State,
): Running<Input, Effect> {
  let state = opened;
  return {
    step(input, env) {
      const [next, effects] = machine.step(state, input, env);
      state = next;
      return effects;
    },
    deadline: () => machine.deadline(state),
    isOver: () => state.phase === "terminated",
  };
}
