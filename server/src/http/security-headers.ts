const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // Vite may hand a worker over as a blob.
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' blob:",
  "manifest-src 'self'",
  "font-src 'self' data:",
  // SIP over WebSocket; not every browser counts it as 'self'.
  "connect-src 'self' ws: wss:",
  "media-src 'self' blob: mediastream:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** On every answer: the page may run its own code, and nobody may frame it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
