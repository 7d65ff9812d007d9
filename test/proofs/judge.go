// Trees, proofs and notes by golang.org/x/mod/sumdb: an implementation that is not this project's. One question a line
// of standard input, one answer a line of standard output, both JSON, hashes in hexadecimal.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Ask   string
	Seed  string
	Size  int64
	Older int64
	Index int64
	Leaf  string
	Root  string
	Old   string
	Path  []string
	Key   string
	Text  string
}

type answer struct {
	Root        string   `json:"root,omitempty"`
	Old         string   `json:"old,omitempty"`
	Inclusion   []string `json:"inclusion,omitempty"`
	Consistency []string `json:"consistency,omitempty"`
	Good        bool     `json:"good"`
	Note        string   `json:"note,omitempty"`
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[i] = h[index]
	}
	return found, nil
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func tree(seed string, size int64) hashes {
	var stored hashes
	for i := int64(0); i < size; i++ {
		more, err := tlog.StoredHashes(i, []byte(fmt.Sprintf("%s/%d", seed, i)), stored)
		must(err)
		stored = append(stored, more...)
	}
	return stored
}

func text(path []tlog.Hash) []string {
	lines := make([]string, len(path))
	for i, hash := range path {
		lines[i] = hex.EncodeToString(hash[:])
	}
	return lines
}

func hash(text string) tlog.Hash {
	var found tlog.Hash
	bytes, err := hex.DecodeString(text)
	must(err)
	copy(found[:], bytes)
	return found
}

func path(lines []string) []tlog.Hash {
	found := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		found[i] = hash(line)
	}
	return found
}

func make_(q question) answer {
	stored := tree(q.Seed, q.Size)
	root, err := tlog.TreeHash(q.Size, stored)
	must(err)
	old, err := tlog.TreeHash(q.Older, stored)
	must(err)
	inclusion, err := tlog.ProveRecord(q.Size, q.Index, stored)
	must(err)
	consistency, err := tlog.ProveTree(q.Size, q.Older, stored)
	must(err)
	return answer{Root: hex.EncodeToString(root[:]), Old: hex.EncodeToString(old[:]), Inclusion: text(inclusion), Consistency: text(consistency), Good: true}
}

func reply(q question) answer {
	switch q.Ask {
	case "make":
		return make_(q)
	case "inclusion":
		return answer{Good: tlog.CheckRecord(path(q.Path), q.Size, hash(q.Root), q.Index, hash(q.Leaf)) == nil}
	case "consistency":
		return answer{Good: tlog.CheckTree(path(q.Path), q.Size, hash(q.Root), q.Older, hash(q.Old)) == nil}
	case "open":
		verifier, err := note.NewVerifier(q.Key)
		if err != nil {
			return answer{}
		}
		_, err = note.Open([]byte(q.Text), note.VerifierList(verifier))
		return answer{Good: err == nil}
	case "sign":
		signer, err := note.NewSigner(q.Key)
		must(err)
		signed, err := note.Sign(&note.Note{Text: q.Text}, signer)
		must(err)
		return answer{Good: true, Note: base64.StdEncoding.EncodeToString(signed)}
	}
	panic("asked " + q.Ask)
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var q question
		must(json.NewDecoder(strings.NewReader(in.Text())).Decode(&q))
		must(json.NewEncoder(out).Encode(reply(q)))
	}
	must(in.Err())
}
