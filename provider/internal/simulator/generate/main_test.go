package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTheTableOfOperationsIsFresh(t *testing.T) {
	want, err := generate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join("..", "sdk_operations.go"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("sdk_operations.go is not what the SDK says: run go generate ./internal/simulator")
	}
}
