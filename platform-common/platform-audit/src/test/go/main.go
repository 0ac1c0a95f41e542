// Makes ../resources/log-vectors.json with the Go project's own implementation of transparency logs, so that ours is held
// against somebody else's. Not part of the build: run it again with
//
//	go run . > ../resources/log-vectors.json
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const entries = 66000

type inclusion struct {
	Index int64    `json:"index"`
	Size  int64    `json:"size"`
	Path  []string `json:"path"`
}

type consistency struct {
	Old  int64    `json:"old"`
	Size int64    `json:"size"`
	Path []string `json:"path"`
}

type tile struct {
	Size   int64  `json:"size"`
	Level  int    `json:"level"`
	Index  int64  `json:"index"`
	Width  int    `json:"width"`
	Path   string `json:"path"`
	Sha256 string `json:"sha256"`
}

type signed struct {
	Secret     string `json:"secret"`
	Key        string `json:"key"`
	Text       string `json:"text"`
	Note       string `json:"note"`
	Checkpoint bool   `json:"checkpoint"`
}

type vectors struct {
	Comment      string            `json:"comment"`
	Roots        map[string]string `json:"roots"`
	Inclusions   []inclusion       `json:"inclusions"`
	Consistences []consistency     `json:"consistencies"`
	Tiles        []tile            `json:"tiles"`
	Notes        []signed          `json:"notes"`
}

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = m[x]
	}
	return out, nil
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func hexes(p []tlog.Hash) []string {
	out := []string{}
	for _, h := range p {
		out = append(out, hex.EncodeToString(h[:]))
	}
	return out
}

func sign(secret, text string, checkpoint bool) signed {
	signer, err := note.NewSigner(secret)
	must(err)
	msg, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	// the public half: derived by the package only while it makes a key, so it is given the seed as randomness
	parts := strings.SplitN(secret, "+", 5)
	raw, err := base64.StdEncoding.DecodeString(parts[4])
	must(err)
	_, key, err := note.GenerateKey(bytes.NewReader(raw[1:]), parts[2])
	must(err)
	verifier, err := note.NewVerifier(key)
	must(err)
	_, err = note.Open(msg, note.VerifierList(verifier))
	must(err)
	return signed{Secret: secret, Key: key, Text: text, Note: string(msg), Checkpoint: checkpoint}
}

func main() {
	var stored memory
	v := vectors{
		Comment: fmt.Sprintf("made by src/test/go/main.go with golang.org/x/mod; entry i is the text \"entry i\"; %d of them", entries),
		Roots:   map[string]string{},
	}
	for i := int64(0); i < entries; i++ {
		hashes, err := tlog.StoredHashes(i, []byte(fmt.Sprintf("entry %d", i)), stored)
		must(err)
		stored = append(stored, hashes...)
	}
	sizes := []int64{1, 2, 3, 4, 5, 7, 8, 13, 255, 256, 257, 511, 512, 513, 1000, 65535, 65536, 65537, 65792, 66000}
	for _, n := range sizes {
		root, err := tlog.TreeHash(n, stored)
		must(err)
		v.Roots[fmt.Sprint(n)] = hex.EncodeToString(root[:])
	}
	for _, n := range []int64{1, 2, 3, 7, 8, 13, 256, 257, 1000, 65537, 66000} {
		for _, i := range []int64{0, 1, 2, 5, 6, 255, 256, 257, 999, 65535, 65536, 65999} {
			if i < n {
				p, err := tlog.ProveRecord(n, i, stored)
				must(err)
				v.Inclusions = append(v.Inclusions, inclusion{i, n, hexes(p)})
			}
		}
		for _, m := range []int64{1, 2, 3, 4, 6, 7, 8, 255, 256, 257, 512, 1000, 65535, 65536, 65537, 66000} {
			if m <= n {
				p, err := tlog.ProveTree(n, m, stored)
				must(err)
				v.Consistences = append(v.Consistences, consistency{m, n, hexes(p)})
			}
		}
	}
	for _, n := range []int64{1, 255, 256, 257, 1000, 66000} {
		for _, t := range tlog.NewTiles(8, 0, n) {
			if n == 66000 && t.L == 0 && t.N > 1 && t.N < 256 {
				continue
			}
			data, err := tlog.ReadTileData(t, stored)
			must(err)
			sum := sha256.Sum256(data)
			v.Tiles = append(v.Tiles, tile{n, t.L, t.N, t.W,
				"tile/" + strings.TrimPrefix(t.Path(), "tile/8/"), hex.EncodeToString(sum[:])})
		}
	}
	for _, name := range []string{"waooaw.test/audit-log", "PeterNeumann"} {
		seed := sha256.Sum256([]byte("a key that is for tests only: " + name))
		secret, _, err := note.GenerateKey(bytes.NewReader(seed[:]), name)
		must(err)
		root, err := tlog.TreeHash(1000, stored)
		must(err)
		v.Notes = append(v.Notes,
			sign(secret, fmt.Sprintf("%s\n%d\n%s\n", name, 1000, root), true),
			sign(secret, "A text with an empty line\n\nand \u00fcmlauts.\n", false))
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	must(encoder.Encode(v))
}
