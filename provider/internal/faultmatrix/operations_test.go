package faultmatrix_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// clientOperations are the operations that the provider's client can call. They are read from its source, so that there
// is no list that somebody could forget to add to.
func clientOperations(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../client/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var operations []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		operations = append(operations, operationsIn(t, source)...)
	}
	if len(operations) == 0 {
		t.Fatal("the client's source has no operations: they are written otherwise now, and this test has to read them otherwise")
	}
	return operations
}

func operationsIn(t *testing.T, source *ast.File) []string {
	t.Helper()
	var operations []string
	ast.Inspect(source, func(node ast.Node) bool {
		literal, is := node.(*ast.CompositeLit)
		if !is || len(literal.Elts) != 3 {
			return true
		}
		name, isText := literal.Elts[1].(*ast.BasicLit)
		if kind, named := literal.Type.(*ast.Ident); !named || kind.Name != "Operation" || !isText {
			return true
		}
		operation, err := strconv.Unquote(name.Value)
		if err != nil {
			t.Fatal(err)
		}
		operations = append(operations, operation)
		return true
	})
	return operations
}
