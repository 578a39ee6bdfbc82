#!/usr/bin/env node
// Rebuilds the illustrations that the offline illustrator ships, from the npm package of the Noto Emoji icons.
// Needs node 18+, npm and tar. Usage: scripts/build-illustrations.mjs
// Each line of the result: category, name, other names (comma-separated), SVG body; tab-separated, sorted by name.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const PACKAGE = '@iconify-json/noto@1.2.9';
const OUT = join(
  dirname(fileURLToPath(import.meta.url)),
  '../src/main/resources/dev/storyreel/provider/offline/illustrator/noto-icons.tsv.gz',
);

// Signs, buttons and letters illustrate nothing; these few symbols do.
const SYMBOLS = new Set(
  ('atom-symbol biohazard check-mark-button dotted-six-pointed-star fleur-de-lis infinity information latin-cross medical-symbol ' +
    'menorah om orthodox-cross peace-symbol prohibited radioactive recycling-symbol red-exclamation-mark red-question-mark ' +
    'shuffle-tracks-button star-and-crescent star-of-david trident-emblem warning wheel-of-dharma wheelchair-symbol ' +
    'wireless yin-yang currency-exchange heavy-dollar-sign registered copyright repeat-button play-button ' +
    'female-sign male-sign antenna-bars multiply plus potable-water').split(' '),
);
const UNFIT = new RegExp(
  '^(middle-finger|pile-of-poo|face-vomiting|face-with-symbols-on-mouth|love-hotel|biting-lip|kiss-mark|.*-bunny-ears|' +
    'briefs|bikini|japanese-post-office|map-of-japan|sign-of-the-horns|drooling-face|nauseated-face|' +
    'man-in-steamy-room|woman-in-steamy-room|pinched-fingers|leftwards-.*|rightwards-.*|.*-facing-right|' +
    '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-(oclock|thirty)|kiss-.*|couple-with-heart-.*|' +
    'family-.*|.*-gesturing-.*|.*-pouting|.*-frowning|.*-facepalming|unknown-flag|hole|mx-claus|pregnant-(man|person))$',
);

/** Two decimals of a 128-unit drawing are finer than a pixel of an 8K picture. */
const slim = (body) =>
  body.replace(/ d="([^"]*)"/g, (_, d) => ` d="${d.replace(/\d*\.\d{3,}(?!\d*e)/g, (n) => Number(n).toFixed(2))}"`);

const work = mkdtempSync(join(tmpdir(), 'illustrations-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work]);
  execFileSync('sh', ['-c', 'tar xzf *.tgz'], { cwd: work });
  const read = (name) => JSON.parse(readFileSync(join(work, 'package', name), 'utf8'));
  const { icons, aliases } = read('icons.json');
  const { categories } = read('metadata.json');
  const others = {};
  for (const [alias, { parent }] of Object.entries(aliases)) {
    if (!/-tone|-skin/.test(alias)) (others[parent] ??= []).push(alias);
  }
  const lines = [];
  for (const [category, names] of Object.entries(categories)) {
    for (const name of names) {
      const icon = icons[name];
      if (!icon || icon.hidden || /-tone|-skin/.test(name) || UNFIT.test(name)) continue;
      if (category === 'Symbols' && !SYMBOLS.has(name)) continue;
      lines.push([category, name, (others[name] ?? []).sort().join(','), slim(icon.body)].join('\t'));
    }
  }
  lines.sort((a, b) => (a.split('\t')[1] < b.split('\t')[1] ? -1 : 1));
  writeFileSync(OUT, gzipSync(lines.join('\n') + '\n', { level: 9 }));
  console.log(`${lines.length} icons`);
} finally {
  rmSync(work, { recursive: true });
}
