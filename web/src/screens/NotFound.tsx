import { Link } from "wouter";
import { Centred } from "./Centred.tsx";

export function NotFound() {
  return (
    <Centred>
      <h1>There is nothing here</h1>
      <p>
        The address may be mistyped. <Link href="/">Go to the start page</Link>
      </p>
    </Centred>
  );
}
