import type { IncomingRequest, IncomingResponse } from "jssip/lib/SIPMessage";

/** Public in JsSIP 3.13.8, and missing from its own types. */
declare module "jssip/lib/RTCSession" {
  interface RTCSession {
    sendRequest(
      method: string,
      options: {
        readonly extraHeaders?: string[];
        readonly body?: string;
        readonly eventHandlers: {
          readonly onSuccessResponse: (response: IncomingResponse) => void;
          readonly onErrorResponse: (response: IncomingResponse) => void;
          /** 408 and 481. */
          readonly onDialogError: (response: IncomingResponse) => void;
          readonly onRequestTimeout?: () => void;
        };
      },
    ): void;
  }
}

declare module "jssip/lib/Subscriber" {
  interface Subscriber {
    on(
      type: "notify",
      listener: (isFinal: boolean, request: IncomingRequest, body: string) => void,
    ): this;
    on(type: "terminated", listener: () => void): this;
    /** It is over, whatever comes: waits for nothing, and holds nothing. */
    onTransportError(): void;
  }
}
