/** An Info Package (RFC 6086): its name, and the one media type of its bodies. */
export interface InfoPackage {
  readonly name: string;
  readonly contentType: string;
}
