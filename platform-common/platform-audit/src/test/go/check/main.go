// Verifies an exported or published log with the Go project's implementation of transparency logs: the signature of the
// checkpoint, every tile against it, every entry of the bundles against its leaf. Not part of the build.
//
//	go run ./check FOLDER "$(cat .waooaw/audit-log-key.pub)"
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), "tile", strings.TrimPrefix(t.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func must(err error) {
	if err != nil {
		log.Fatal("NOT verified: ", err)
	}
}

func main() {
	dir := folder(os.Args[1])
	verifier, err := note.NewVerifier(strings.TrimSpace(os.Args[2]))
	must(err)
	text, err := os.ReadFile(filepath.Join(string(dir), "checkpoint"))
	must(err)
	signed, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, dir)

	for first := int64(0); first < size; first += 256 {
		width := min(size-first, 256)
		// the path of a level 0 tile, as the specification writes it for bundles
		path := tlog.Tile{H: 8, L: 0, N: first / 256, W: int(width)}.Path()
		bundle, err := os.ReadFile(filepath.Join(string(dir), "tile/entries", strings.TrimPrefix(path, "tile/8/0/")))
		must(err)
		var indexes []int64
		var hashes []tlog.Hash
		for i := first; i < first+width; i++ {
			length := int(binary.BigEndian.Uint16(bundle))
			hashes = append(hashes, tlog.RecordHash(bundle[2:2+length]))
			indexes = append(indexes, tlog.StoredHashIndex(0, i))
			bundle = bundle[2+length:]
		}
		// authenticates each tile on the way against the signed root
		leaves, err := reader.ReadHashes(indexes)
		must(err)
		for i, leaf := range leaves {
			if leaf != hashes[i] {
				log.Fatalf("NOT verified: entry %d is not its leaf", first+int64(i))
			}
		}
	}
	fmt.Printf("Verified: %d entries of %s\n", size, lines[0])
}
