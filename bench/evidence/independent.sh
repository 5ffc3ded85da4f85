#!/usr/bin/env bash
# Checks a package with tools that are not ours:  bench/evidence/independent.sh PACKAGE_FOLDER
# Needs Python 3 with venv, a JDK 17 and Maven; minisign, ssh-keygen, openssl and LibreOffice are used where they are.
set -euo pipefail
package=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q bagit==1.9.0 stix2-validator==3.3.2 networkx==3.6.1 openpyxl==3.1.5
"$work/venv/bin/python" - "$package" <<'PYTHON'
import sys
import bagit, networkx, openpyxl
package = sys.argv[1]
print("bagit:", "valid" if bagit.Bag(package).is_valid() else "NOT VALID")
for name, read in (("graph.gexf", networkx.read_gexf), ("graph.graphml", networkx.read_graphml)):
    graph = read(f"{package}/data/graph/{name}")
    print(f"networkx: {name}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
book = openpyxl.load_workbook(f"{package}/data/schedules/schedules.xlsx", read_only=True)
print("openpyxl:", ", ".join(book.sheetnames))
PYTHON
"$work/venv/bin/stix2_validator" "$package/data/interchange/stix.json" | grep -E "STIX JSON|Error" || true

mvn -q -f "$here/verapdf-pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/verapdf"
java -cp "$work/verapdf/*" "$here/CheckPdf.java" "$package/data/letter/letter.pdf" "$package/data/exhibits/exhibits.pdf"

if command -v soffice > /dev/null; then
  HOME="$work" soffice --headless --convert-to "txt:Text (encoded):UTF8" --outdir "$work" "$package/data/letter/letter.docx" > /dev/null
  lines() { sed -e '1s/^\xef\xbb\xbf//' -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"; }
  diff <(lines "$work/letter.txt") <(lines "$package/data/letter/letter.txt")
  echo "LibreOffice: letter.docx opens and has the letter's text, line by line"
fi

cd "$package"
sha256sum -c --quiet manifest-sha256.txt && echo "sha256sum: every file as listed"
openssl pkeyutl -verify -pubin -inkey keys/signing-key.pem -rawin -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.sig
if command -v ssh-keygen > /dev/null; then
  ssh-keygen -Y verify -f keys/allowed_signers -I sender -n file -s tagmanifest-sha256.txt.sshsig < tagmanifest-sha256.txt
fi
if command -v minisign > /dev/null; then minisign -V -p keys/minisign.pub -m tagmanifest-sha256.txt; fi
