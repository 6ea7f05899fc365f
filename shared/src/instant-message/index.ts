export { CPIM_TYPE, type Cpim, type Disposition, type Mailbox, TEXT_TYPE } from "./cpim.ts";
export { instantMessageLimits, utf8Bytes } from "./limits.ts";
export { type CpimFault, isMessageId, parseCpim, parseDisposition } from "./parse-cpim.ts";
export { printCpim } from "./print-cpim.ts";
export { parseReaction, type Reaction, reactions } from "./reactions.ts";
