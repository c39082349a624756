// The whole story through every official client, unmodified, against `image-family-simulator serve`.
import { after, before, test } from "node:test";
import { setupServer } from "msw/node";
import { ecsHandler } from "../../pkg/msw.mjs";
import { Simulator } from "../../pkg/node.mjs";
import { CLIENTS, ecs7 } from "./support/clients.mjs";
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

test("the story, told by npm @alicloud/ecs20140526 7.x through MSW, without a port or a setting", async () => {
  const simulator = new Simulator();
  const network = setupServer(...ecsHandler(simulator));
  network.listen({ onUnhandledRequest: "error" });
  try {
    await tellStory(ecs7({}).call, (seconds) => simulator.advance(seconds));
  } finally {
    network.close();
  }
});
