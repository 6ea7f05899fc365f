import { dice } from "../../../shared/sim/dice.ts";
import { Endpoint } from "../../../shared/sim/endpoint.ts";
import { roomContent } from "../../../shared/sim/room.ts";
import { World } from "../../../shared/sim/world.ts";

interface RoomParts {
  readonly offer: string;
  readonly say: (text: string) => void;
  readonly connected: () => void;
}

/** One camera and a microphone; everything that there is a seat for is wanted. */
export function roomEndpoint({ offer, say, connected }: RoomParts) {
  let answer = "";
  const endpoint: Endpoint = new Endpoint({
    world,
    offer,
    clue: true,
    likes: () => true,
    sendSip(message) {
      if (message.type === "answer") answer = message.sdp;
    },
    sendClue: say,
    answered() {
      endpoint.feed({ type: "channel-opened" });
      connected();
    },
    ended: () => {},
  });
  endpoint.show(roomContent({ cameras: ["centre"], name: "Room" }));
  return {
    answered: (sdp: string) => endpoint.receive({ type: "answer", sdp }),
    offered(sdp: string) {
      endpoint.receive({ type: "reinvite", cseq: 1, sdp });
      return answer;
    },
    hear: (text: string) => endpoint.feed({ type: "message-received", text }),
  };
}

/** Its time stands still: nothing that is waited for here is late. */
const world = new World(dice(1));
