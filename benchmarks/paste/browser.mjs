// node browser.mjs KITS OUT: copy from each page by its button, paste into each editor, and write what stands there.
// KITS: JSON lines {name, path, copy, editors}. OUT: JSON lines {name, editor, html, seconds, cpu}; for pages that are only
// opened, {name, scripts, handlers, links, dialogs}. Nothing but files is loaded.
import {createWriteStream, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const require = createRequire(`${process.cwd()}/`);
const {build} = require('esbuild');
const {chromium} = require('playwright-core');
const {EDITORS, BUNDLED} = await import(pathToFileURL(new URL('editors.mjs', import.meta.url).pathname));

const [kits, out] = process.argv.slice(2);
const written = createWriteStream(out);
const write = line => written.write(`${JSON.stringify(line)}\n`);
const page_at = path => pathToFileURL(path).href;

await build({stdin: {contents: BUNDLED, resolveDir: process.cwd()}, bundle: true, format: 'iife', globalName: 'editors',
  outfile: 'bundle.js', logLevel: 'error'});

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
const context = await browser.newContext({permissions: ['clipboard-read', 'clipboard-write']});
await context.route(url => !/^(file|data|blob|about):/.test(url.href), route => route.abort());
const dialogs = [];

async function open(path) {
  const page = await context.newPage();
  page.on('dialog', dialog => { dialogs.push(dialog.message()); dialog.dismiss(); });
  await page.goto(page_at(path));
  return page;
}

async function open_editors() {
  const opened = {};
  for (const [name, {page}] of Object.entries(EDITORS)) {
    const path = `${process.cwd()}/${name.replaceAll(' ', '-')}.html`;
    writeFileSync(path, `<!doctype html><meta charset="utf-8"><body>${page()}`);
    opened[name] = await open(path);
    await opened[name].waitForFunction('window.editor');
  }
  return opened;
}

async function spent(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(metric => metric.name === 'ProcessTime').value;
}

async function copied(page, what) {
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await spent(session);
  const seconds = await page.evaluate(async what => {
    const said = document.getElementById('said');
    said.textContent = '';
    const begun = performance.now();
    document.querySelector(`[data-copy=${what}]`).click();
    while (!said.textContent) await new Promise(go => setTimeout(go, 1));
    if (said.textContent !== said.dataset.done) throw new Error(`not copied: ${said.textContent}`);
    return (performance.now() - begun) / 1000;
  }, what);
  return {seconds, cpu: await spent(session) - before};
}

async function pasted(page) {
  await page.bringToFront();
  await page.evaluate(() => { editor.clear(); editor.focus(); });
  const empty = await page.evaluate(() => editor.html());
  await page.keyboard.press('Control+V');
  return page.evaluate(async empty => {
    const later = () => new Promise(go => setTimeout(go, 25));
    let before = null;
    for (let tries = 0; tries < 400; tries++) {
      const now = editor.html();
      if (now !== empty && now === before) return now;
      before = now;
      await later();
    }
    return before;
  }, empty);
}

async function looked_at(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return {
      scripts: document.scripts.length,
      handlers: all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
      links: all.filter(e => e.href && !/^https?:/.test(e.href)).length + document.querySelectorAll(
        'iframe, object, embed, base, link, form, svg, meta[http-equiv=refresh]').length,
    };
  });
}

const opened = await open_editors();
for (const line of readFileSync(kits, 'utf8').split('\n').filter(Boolean)) {
  const kit = JSON.parse(line);
  const page = await open(kit.path);
  if (!kit.copy) write({name: kit.name, ...await looked_at(page), dialogs: dialogs.splice(0).length});
  else {
    const took = await copied(page, kit.copy);
    for (const name of kit.editors ?? Object.keys(opened))
      write({name: kit.name, editor: name, ...took, html: await pasted(opened[name])});
  }
  await page.close();
}
await browser.close();
written.end();
