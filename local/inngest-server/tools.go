//go:build tools

// Package tools keeps the Inngest server's program among this module's requirements.
package tools

import _ "github.com/inngest/inngest/cmd"
