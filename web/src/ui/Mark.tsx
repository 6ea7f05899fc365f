/** Parley's sign: three pictures of one room. */
export function Mark() {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M6 12h6v9H6zm7-2h6v13h-6zm7 2h6v9h-6z" fill="var(--on-accent)" />
    </svg>
  );
}
