/**
 * Who may import whom: arrows point toward the pure, and what is not listed is forbidden.
 * tools/fences.test.ts plants one violation of each rule and expects it found.
 */
const door = (folder) => `^shared/src/${folder}/index\\.ts$`;
const shared = "^shared/src/";
const ports = "^server/src/focus/ports\\.ts$";

/** Folder to the paths it may import besides its own files. */
const mayImport = {
  "shared/src/lib": [],
  "shared/src/xml": [door("lib")],
  "shared/src/sdp": [door("lib")],
  // RFC 8848 §5.1 keeps CLUE and SDP from waiting for each other: only session/ holds both.
  "shared/src/clue": [door("(lib|xml)")],
  "shared/src/event-package": [door("(lib|xml)")],
  "shared/src/instant-message": [door("lib")],
  "shared/src/offer-answer": [door("(lib|sdp)")],
  "shared/src/switching": [door("(lib|sdp|clue)")],
  "shared/src/session": [door("(lib|sdp|offer-answer|clue)")],
  "shared/src/participant": [
    door("(lib|sdp|clue|session|switching|event-package|instant-message)"),
  ],
  "shared/src/conference": [
    door("(lib|sdp|clue|offer-answer|session|switching|event-package|instant-message)"),
  ],
  "shared/sim": [shared],

  "server/src/focus": [shared],
  // The file's conferences are what the API's are.
  "server/src/config": [shared, "^server/src/http/api/conference-schema\\.ts$"],
  "server/src/http": [shared, ports],
  "server/src/identity": [shared, ports],
  "server/src/observe": [shared, ports],
  "server/src/sfu": [shared, ports],
  "server/src/sip": [shared, ports],
  "server/src/store": [shared, ports],
  "server/bench": [shared, "^shared/sim/", "^server/src/"],

  "web/src/call": [shared],
  "web/src/devices": [shared],
  "web/src/store": [shared, "^web/src/(call|devices)/"],
  "web/src/words": [],
  "web/src/shortcuts": ["^web/src/words/"],
  "web/src/screens": ["^web/src/(store|ui|words|shortcuts)/"],
  "web/src/ui": ["^web/src/(words|shortcuts)/"],

  // Stories see what a person sees; tools look at the tree from outside.
  e2e: [],
  // The contrast of every colour a page can have is looked at from here.
  tools: ["^web/src/ui/avatar-colour\\.ts$"],
};

/** Third-party package to the one folder that knows it. Tests may use one as a peer or oracle. */
const homes = {
  ws: "server/src/sip/transport",
  "node-datachannel": "server/src/sfu",
  pino: "server/src/observe",
  "prom-client": "server/src/observe",
  kysely: "server/src/store",
  pg: "server/src/store",
  zod: "server/src/(config|store|http/api)",
  yaml: "server/src/config",
  jssip: "web/src/call",
  zustand: "web/src/store",
  i18next: "web/src/words",
  "react-i18next": "web/src/words",
  "radix-ui": "web/src/ui",
  uqr: "web/src/screens/meeting/invite",
  "axe-core": "e2e/pages",
};

const ours = "^(shared|server|web|e2e|tools)/";
const tests = "\\.test\\.tsx?$";

const layers = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: folder,
  severity: "error",
  from: { path: `^${folder}/` },
  to: { path: ours, pathNot: [`^${folder}/`, ...allowed] },
}));

const libraries = Object.entries(homes).map(([name, home]) => ({
  name: `home-of-${name}`,
  severity: "error",
  from: { path: ours, pathNot: [`^${home}/`, tests, "^server/bench/"] },
  to: { path: `(^|node_modules/)(@types/)?${name}(/|$)` },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...libraries,
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or miss a third.",
      severity: "error",
      from: { path: ours },
      to: { circular: true },
    },
    {
      name: "only-through-the-door",
      comment: "A folder of shared is entered through its index.ts.",
      severity: "error",
      from: { path: "^(shared/src/[^/]+|shared/sim|[^/]+)/" },
      to: { path: "^shared/src/[^/]+/", pathNot: ["^$1/", "^shared/src/[^/]+/index\\.ts$"] },
    },
    {
      name: "shared-is-pure",
      comment: "One XML reader is all the core takes from outside; no Node, no DOM.",
      severity: "error",
      from: { path: "^shared/src/", pathNot: [tests] },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "unknown"],
        pathNot: ["^\\.{1,2}/"],
      },
    },
    {
      name: "no-unlisted-folder",
      comment: "A new folder gets a line in the table above before it gets a file.",
      severity: "error",
      from: {
        path: "^((shared|server|web)/src|shared|server)/[^/]+/",
        pathNot: [
          "^(shared|server|web)/src/[^/]+$",
          ...Object.keys(mayImport).map((folder) => `^${folder}/`),
        ],
      },
      to: {},
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere is looked at by no other rule.",
      severity: "error",
      from: { path: ours },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(web/dist|\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
  },
};
