import { test } from "../fixtures/test.ts";
test.setTimeout(180000);
for (const steady of [false, true]) test(`explore ${steady}`, async ({ arrive }) => {
  const ada = await arrive({ name: "Ada", conference: "x", cameras: 1 });
  const b = await arrive({ name: "Bob", conference: "x", cameras: 1 });
  await ada.seesAllOf([b]);
  let errors = 0;
  b.page.on("console", (m) => { if (m.type() === "error") { errors++; if (errors < 4) console.log(m.text()); } });
  if (steady) await b.page.waitForTimeout(11000);
  const count = () => b.page.evaluate(() => window.watchedSockets.opened());
  const line: string[] = [];
  const t0 = Date.now();
  await b.page.context().setOffline(true);
  for (let i = 0; i < 30; i++) { line.push(`${((Date.now()-t0)/1000).toFixed(1)}:${await count()}/${errors}`); await b.page.waitForTimeout(500); }
  console.log(line.join(" "));
  if (!steady) { await b.page.getByTestId("leave").click(); 
  for (let i = 0; i < 10; i++) { line.push(`${((Date.now()-t0)/1000).toFixed(1)}:${await count()}/${errors}`); await b.page.waitForTimeout(500); }
    console.log("after leave", line.slice(30).join(" "));
    await b.page.getByTestId("rejoin").click(); 
  for (let i = 0; i < 20; i++) { line.push(`${((Date.now()-t0)/1000).toFixed(1)}:${await count()}/${errors}`); await b.page.waitForTimeout(500); }
    console.log("after rejoin", line.slice(40).join(" "));
  }
  await b.page.context().setOffline(false);
  for (let i = 0; i < 6; i++) { await b.page.waitForTimeout(500); line.push(`${((Date.now()-t0)/1000).toFixed(1)}:${await count()}/${errors}`);  }
  console.log("online", line.slice(-6).join(" "));
});
