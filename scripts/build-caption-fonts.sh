#!/usr/bin/env bash
# Rebuilds the fonts and emoji that captions are drawn with: subsets of Noto fonts from Debian's packages, and the
# drawings of an npm package. Needs apt-get, dpkg, pyftsubset (python3-fonttools), python3, node, npm, xz.
# Usage: scripts/build-caption-fonts.sh
set -euo pipefail

EMOJI=@iconify-json/noto@1.2.9
out=$(cd "$(dirname "$0")/.." && pwd)/src/main/resources/dev/storyreel/media/caption
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq fonts-noto-core=20201225-1 fonts-noto-extra=20201225-1 fonts-noto-cjk=1:20220127+repack1-1
for package in ./*.deb; do dpkg -x "$package" .; done
truetype=usr/share/fonts/truetype/noto
cjk=usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc
mkdir -p "$out/fonts"
rm -f "$out"/fonts/*.xz "$out"/emoji.tsv.xz

# With a window no larger than the file: it is what unpacking takes in memory, and the preset's would be 64 MB.
pack() {
  xz --lzma2="preset=9e,dict=$(( $(wc -c <"$1") + 4096 ))" -f "$1" && mv "$1.xz" "$2/"
}

# Without hinting: outlines are all that is used.
subset() { # source, target, options
  pyftsubset "$1" --output-file="$2" --no-hinting --name-IDs=0,1,2,3,4,5,6,13,14 "${@:3}"
  touch -d @0 "$2"
  pack "$2" "$out/fonts"
}

# Latin, Greek and Cyrillic with all their marks, punctuation, currencies, letter-like signs, arrows.
western=U+0020-007E,U+00A0-058F,U+1C80-1C8F,U+1D00-1FFF,U+2000-20CF,U+2100-218F,U+2190-2193,U+2200-22FF,U+2C60-2C7F,U+2DE0-2E52,U+A640-A69F,U+A720-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FE20-FE2F,U+FFFD
for weight in Bold Black; do
  subset $truetype/NotoSans-$weight.ttf NotoSans-$weight.ttf --unicodes=$western \
    --layout-features=ccmp,kern,liga,locl,mark,mkmk
done
for script in Arabic Hebrew Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer \
  Myanmar Armenian Georgian Ethiopic Thaana; do
  subset $truetype/NotoSans$script-Bold.ttf NotoSans$script-Bold.ttf --unicodes='*' --layout-features='*'
done
subset $truetype/NotoSansSymbols-Bold.ttf NotoSansSymbols-Bold.ttf --unicodes=U+2100-2BFF --layout-features=
subset $truetype/NotoSansSymbols2-Regular.ttf NotoSansSymbols2-Regular.ttf --unicodes=U+2100-2BFF --layout-features=

# The same ideographs look different in China, Japan and Korea, so each of them has a face of its own: all of GBK,
# of JIS X 0208 (both with signs that the western face lacks), and every Korean syllable.
python3 - <<'PYTHON'
def characters(codec):
    for code in [*range(0x80, 0xD800), *range(0xF900, 0x10000)]:
        try:
            chr(code).encode(codec)
            yield code
        except UnicodeEncodeError:
            pass

hanja = [*range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
for name, codes in {
    'SC': set(characters('gbk')),
    'JP': set(characters('shift_jis')),
    'KR': set(characters('cp949')) - set(hanja),
}.items():
    with open(name, 'w') as file:
        file.write(','.join(f'U+{code:04X}' for code in sorted(codes)))
PYTHON
faces=(JP KR SC)
for number in 0 1 2; do
  subset $cjk "NotoSans${faces[$number]}-Bold.otf" --font-number=$number --unicodes-file="${faces[$number]}" \
    --layout-features=ccmp,ljmo,vjmo,tjmo
done
cp usr/share/doc/fonts-noto-core/copyright "$out/fonts/OFL-noto.txt"
cp usr/share/doc/fonts-noto-cjk/copyright "$out/fonts/OFL-noto-cjk.txt"

# Emoji: code points in hexadecimal joined by hyphens, then the SVG's body in a square of 128 units; sorted. Skin tones
# fall back to the yellow drawing. One decimal is finer than a pixel at any size of captions.
npm pack $EMOJI --silent >/dev/null
tar xzf ./*.tgz package
node - > emoji.tsv <<'NODE'
const { readFileSync } = require('fs');
const read = (name) => JSON.parse(readFileSync(`package/${name}.json`, 'utf8'));
const { icons } = read('icons');
const slim = (body) =>
  body.replace(/ d="([^"]*)"/g, (_, d) => ` d="${d.replace(/\d*\.\d{2,}(?!\d*e)/g, (n) => Number(n).toFixed(1))}"`);
const MAX_LENGTH = 100000; // one drawing is six times as long as any other
const lines = Object.entries(read('chars'))
  .filter(([code, name]) => !/1f3f[b-f]/.test(code) && icons[name] && icons[name].body.length < MAX_LENGTH)
  .map(([code, name]) => `${code}\t${slim(icons[name].body)}`);
process.stdout.write(lines.sort().join('\n') + '\n');
NODE
pack emoji.tsv "$out"
du -cb "$out"/fonts/* "$out"/emoji.tsv.xz | tail -1
