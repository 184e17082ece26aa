// Checks a log written by ../go.test.ts with Go's own implementation of signed notes and transparency logs.
// Prints one line that says what it accepted, or what it refused and stops with status 1.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index, Size int64
	Root        string
	Hashes      []string
}

type consistency struct {
	From, To         int64
	FromRoot, ToRoot string
	Hashes           []string
}

type node struct {
	Level, Index, Position int64
}

type log struct {
	Key, Checkpoint string
	Leaves          []string
	Inclusion       []inclusion
	Consistency     []consistency
	Nodes           []node
}

func refuse(what string, err error) {
	fmt.Printf("refused %s: %v\n", what, err)
	os.Exit(1)
}

func hash(text string) (h tlog.Hash) {
	bytes, err := hex.DecodeString(text)
	if err != nil || len(bytes) != tlog.HashSize {
		refuse("a hash", fmt.Errorf("%q", text))
	}
	copy(h[:], bytes)
	return h
}

func hashes(texts []string) (all []tlog.Hash) {
	for _, text := range texts {
		all = append(all, hash(text))
	}
	return all
}

// treeHash builds the whole tree with tlog's own storage and returns its root.
func treeHash(leaves []string) tlog.Hash {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for i, leaf := range leaves {
		more, err := tlog.StoredHashes(int64(i), []byte(leaf), reader)
		if err != nil {
			refuse("a leaf", err)
		}
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(int64(len(leaves)), reader)
	if err != nil {
		refuse("the tree", err)
	}
	return root
}

func checkCheckpoint(l log) {
	verifier, err := note.NewVerifier(l.Key)
	if err != nil {
		refuse("the verifier key", err)
	}
	opened, err := note.Open([]byte(l.Checkpoint), note.VerifierList(verifier))
	if err != nil {
		refuse("the checkpoint", err)
	}
	lines := strings.Split(opened.Text, "\n")
	size, _ := strconv.Atoi(lines[1])
	root := treeHash(l.Leaves)
	if lines[0] != verifier.Name() || size != len(l.Leaves) || lines[2] != base64.StdEncoding.EncodeToString(root[:]) {
		refuse("the checkpoint", fmt.Errorf("it is not of the tree of these %d leaves", len(l.Leaves)))
	}
}

func main() {
	bytes, err := os.ReadFile(os.Args[1])
	if err != nil {
		refuse("the file", err)
	}
	var l log
	if err := json.Unmarshal(bytes, &l); err != nil {
		refuse("the file", err)
	}
	checkCheckpoint(l)
	for _, p := range l.Inclusion {
		leaf := tlog.RecordHash([]byte(l.Leaves[p.Index]))
		if err := tlog.CheckRecord(hashes(p.Hashes), p.Size, hash(p.Root), p.Index, leaf); err != nil {
			refuse(fmt.Sprintf("inclusion of %d in %d", p.Index, p.Size), err)
		}
	}
	for _, p := range l.Consistency {
		if err := tlog.CheckTree(hashes(p.Hashes), p.To, hash(p.ToRoot), p.From, hash(p.FromRoot)); err != nil {
			refuse(fmt.Sprintf("consistency of %d with %d", p.From, p.To), err)
		}
	}
	for _, n := range l.Nodes {
		if position := tlog.StoredHashIndex(int(n.Level), n.Index); position != n.Position {
			refuse("a position", fmt.Errorf("level %d, index %d is at %d, not %d", n.Level, n.Index, position, n.Position))
		}
	}
	fmt.Printf("accepted %d leaves, %d inclusion and %d consistency proofs, %d positions\n",
		len(l.Leaves), len(l.Inclusion), len(l.Consistency), len(l.Nodes))
}
