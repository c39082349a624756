// The whole story through every official client, unmodified, against `image-family-simulator serve`.
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Simulator } from "../../pkg/node.mjs";
import { CLIENTS, ecs7 } from "./support/clients.mjs";
import { MSW, makeMswProject } from "./support/project.mjs";
import { startServe } from "./support/serve.mjs";
import { tellStory } from "./support/story.mjs";

let server;
before(async () => {
  server = await startServe();
});
after(() => server.stop());

for (const [name, open] of Object.entries(CLIENTS)) {
  test(`the story, told by ${name}`, async () => {
    await server.admin("POST", "reset");
    const client = open(server.port);
    try {
      await tellStory(client.call, (seconds) => server.admin("POST", "clock", { Seconds: seconds }));
    } finally {
      client.close();
    }
  });
}

/** MSW 3 asks for Node 22.12 and lacks but this in Node 20. */
Promise.withResolvers ??= function withResolvers() {
  const made = {};
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

/** The package's handler as a project meets it that has this MSW. */
const withMsw = async (installed) => {
  const { folder } = makeMswProject("story", installed);
  const { ecsHandler } = await import(pathToFileURL(join(folder, "node_modules/image-family-simulator/msw.mjs")));
  const { setupServer } = await import(`${installed}/node`);
  return (simulator) => setupServer(...ecsHandler(simulator));
};

for (const [installed, name] of Object.entries(MSW)) {
  test(`the story, told by npm @alicloud/ecs20140526 7.x through ${name}, without a port or a setting`, async () => {
    const serverOf = await withMsw(installed);
    const simulator = new Simulator();
    const network = serverOf(simulator);
    // The first is MSW 2's name of it, the second MSW 3's.
    network.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" });
    try {
      await tellStory(ecs7({}).call, (seconds) => simulator.advance(seconds));
    } finally {
      network.close();
    }
  });
}
