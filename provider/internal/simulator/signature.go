package simulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// clockTolerance is how far the date of a signature may be from the present, either way.
const clockTolerance = 15 * time.Minute

const (
	headerDate          = "X-Jdcloud-Date"
	headerNonce         = "X-Jdcloud-Nonce"
	headerSecurityToken = "X-Jdcloud-Security-Token"
	headerContentSHA256 = "X-Jdcloud-Content-Sha256"
	headerRequestID     = "X-Jdcloud-Request-Id"
	signatureTimeFormat = "20060102T150405Z"
)

// scheme is one of the two ways to sign. The Go SDK uses JDCLOUD2, the Python SDK and the command-line client JDCLOUD3.
type scheme struct {
	algorithm string
	keyPrefix string
	terminal  string
	// signedHeaders must be among the signed ones.
	signedHeaders []string
	canonicalPath func(escaped string) string
	// canonicalArgs returns what the clients of the scheme make of a query, which their versions do not agree on.
	canonicalArgs func(raw string) []string
	headerValue   func(values []string) string
}

var schemes = []scheme{
	{
		algorithm: "JDCLOUD2-HMAC-SHA256", keyPrefix: "JDCLOUD2", terminal: "jdcloud2_request",
		signedHeaders: []string{"host", "x-jdcloud-date", "x-jdcloud-nonce"},
		canonicalPath: func(escaped string) string { return either(escaped, "/") },
		canonicalArgs: func(raw string) []string { return []string{raw} },
		headerValue:   func(values []string) string { return collapseSpaces(strings.Join(values, ",")) },
	},
	{
		algorithm: "JDCLOUD3-HMAC-SHA256", keyPrefix: "JDCLOUD3", terminal: "jdcloud3_request",
		signedHeaders: []string{"host"},
		canonicalPath: normalizedPath,
		canonicalArgs: normalizedQueries,
		headerValue:   func(values []string) string { return trimmedList(values) },
	},
}

// authorization is a parsed Authorization header.
type authorization struct {
	scheme
	accessKey, date, region, service string
	headers                          []string
	signature                        string
}

var authorizationPattern = regexp.MustCompile(`^(\S+) Credential=([^/,\s]+)/([^/,\s]+)/([^/,\s]+)/([^/,\s]+)/([^/,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$`)

func parseAuthorization(header string) (*authorization, *apiError) {
	if header == "" {
		return nil, unauthenticated("Header Authorization is missing")
	}
	parts := authorizationPattern.FindStringSubmatch(header)
	if parts == nil {
		return nil, unauthenticated("Header Authorization is malformed, expected '<algorithm> Credential=<access key>/<date>/<region>/<service>/<terminal>, SignedHeaders=..., Signature=<64 hex digits>'")
	}
	at := slices.IndexFunc(schemes, func(s scheme) bool { return s.algorithm == parts[1] })
	if at < 0 {
		return nil, unauthenticated("Signature algorithm '%s' is unknown, expected JDCLOUD2-HMAC-SHA256 or JDCLOUD3-HMAC-SHA256", parts[1])
	}
	parsed := &authorization{
		scheme: schemes[at], accessKey: parts[2], date: parts[3], region: parts[4], service: parts[5],
		headers: strings.Split(parts[7], ";"), signature: parts[8],
	}
	if parts[6] != parsed.terminal {
		return nil, unauthenticated("Credential scope ends in '%s', expected '%s' with algorithm %s", parts[6], parsed.terminal, parsed.algorithm)
	}
	for _, name := range parsed.signedHeaders {
		if !slices.Contains(parsed.headers, name) {
			return nil, unauthenticated("Header %s is not signed", name)
		}
	}
	return parsed, nil
}

// claimedService is the service that a request says it is for; whether it is signed so is not looked at.
func claimedService(r *http.Request) string {
	if parts := authorizationPattern.FindStringSubmatch(r.Header.Get("Authorization")); parts != nil {
		return parts[5]
	}
	return ""
}

// authenticate verifies who sent a request. On success the nonce is spent.
func (s *Simulator) authenticate(r *http.Request, body []byte) (*authorization, *apiError) {
	auth, failure := parseAuthorization(r.Header.Get("Authorization"))
	if failure != nil {
		return nil, failure
	}
	credential := s.seed.credential(auth.accessKey)
	if credential == nil {
		return nil, unauthenticated("Access key '%s' does not exist", auth.accessKey)
	}
	if failure := s.judgeDate(r.Header.Get(headerDate), auth); failure != nil {
		return nil, failure
	}
	digest := hexSHA256(body)
	if claimed := r.Header.Get(headerContentSHA256); claimed != "" && claimed != digest {
		return nil, unauthenticated("Header x-jdcloud-content-sha256 does not fit the body")
	}
	if !slices.ContainsFunc(auth.canonicalArgs(r.URL.RawQuery), func(arguments string) bool {
		return hmac.Equal([]byte(auth.sign(r, arguments, digest, credential.SecretKey)), []byte(auth.signature))
	}) {
		return nil, unauthenticated("Signature does not match: secret key, method, path, query, signed headers or body differ from what was signed")
	}
	if failure := judgeToken(r.Header.Get(headerSecurityToken), credential, auth); failure != nil {
		return nil, failure
	}
	return auth, s.spendNonce(auth.accessKey, r.Header.Get(headerNonce))
}

func (s *Simulator) judgeDate(header string, auth *authorization) *apiError {
	if header == "" {
		return unauthenticated("Header x-jdcloud-date is missing")
	}
	date, err := time.Parse(signatureTimeFormat, header)
	if err != nil {
		return unauthenticated("Header x-jdcloud-date is '%s', expected a UTC time such as 20240131T235959Z", header)
	}
	if !strings.HasPrefix(header, auth.date) || len(auth.date) != len("20060102") {
		return unauthenticated("Credential scope has date '%s', header x-jdcloud-date is '%s'", auth.date, header)
	}
	now := s.options.WallTime()
	if difference := now.Sub(date); difference > clockTolerance || difference < -clockTolerance {
		return unauthenticated("Header x-jdcloud-date is '%s', more than %d minutes away from the server's time %s: check the clock",
			header, int(clockTolerance.Minutes()), now.UTC().Format(signatureTimeFormat))
	}
	return nil
}

// judgeToken compares the security token, which clients send in base64.
func judgeToken(header string, credential *Credential, auth *authorization) *apiError {
	if credential.SecurityToken == "" {
		if header != "" {
			return unauthenticated("Access key '%s' is not a temporary one, it takes no security token", auth.accessKey)
		}
		return nil
	}
	if header == "" {
		return unauthenticated("Header x-jdcloud-security-token is missing: access key '%s' is a temporary one", auth.accessKey)
	}
	token, err := base64.StdEncoding.DecodeString(header)
	if err != nil {
		return unauthenticated("Header x-jdcloud-security-token is not base64")
	}
	if string(token) != credential.SecurityToken {
		return unauthenticated("Security token is not the one of access key '%s'", auth.accessKey)
	}
	if !slices.Contains(auth.headers, "x-jdcloud-security-token") {
		return unauthenticated("Header x-jdcloud-security-token is not signed")
	}
	return nil
}

// spendNonce refuses a nonce that was used within the time in which its signature could still be valid.
func (s *Simulator) spendNonce(accessKey, nonce string) *apiError {
	if nonce == "" {
		return unauthenticated("Header x-jdcloud-nonce is missing")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.nonces.spend(accessKey, nonce, s.options.WallTime()) {
		return unauthenticated("Nonce '%s' was used before: sign every request anew", nonce)
	}
	return nil
}

// sign computes the signature that the request should carry when its query is written as arguments.
func (a *authorization) sign(r *http.Request, arguments, bodyDigest, secretKey string) string {
	lines := make([]string, len(a.headers))
	for i, name := range a.headers {
		value := a.headerValue(r.Header.Values(name))
		if name == "host" {
			value = strings.TrimSpace(r.Host)
		}
		lines[i] = name + ":" + value
	}
	canonical := strings.Join([]string{
		r.Method,
		a.canonicalPath(r.URL.EscapedPath()),
		arguments,
		strings.Join(lines, "\n") + "\n",
		strings.Join(a.headers, ";"),
		bodyDigest,
	}, "\n")
	toSign := strings.Join([]string{
		a.algorithm,
		r.Header.Get(headerDate),
		strings.Join([]string{a.date, a.region, a.service, a.terminal}, "/"),
		hexSHA256([]byte(canonical)),
	}, "\n")
	key := []byte(a.keyPrefix + secretKey)
	for _, part := range []string{a.date, a.region, a.service, a.terminal, toSign} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	return hex.EncodeToString(key)
}

func hexSHA256(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}

var manySpaces = regexp.MustCompile(` {2,}`)

func collapseSpaces(value string) string {
	return manySpaces.ReplaceAllString(strings.Trim(value, " "), " ")
}

func trimmedList(values []string) string {
	trimmed := make([]string, len(values))
	for i, value := range values {
		trimmed[i] = strings.TrimSpace(value)
	}
	return strings.Join(trimmed, ",")
}

var manySlashes = regexp.MustCompile(`/+`)

// normalizedPath decodes a path, folds repeated slashes and encodes all but letters, digits and -._~/ again.
func normalizedPath(escaped string) string {
	decoded := manySlashes.ReplaceAllString(unquotePlus(escaped), "/")
	if !strings.HasPrefix(decoded, "/") {
		decoded = "/" + decoded
	}
	return quote(decoded, "/")
}

// normalizedQueries returns both ways in which clients write a query whose values hold '='. The Python SDK 1.6.354 splits
// an argument at its first '='; 1.6.180, which the command-line client uses, splits at each.
func normalizedQueries(raw string) []string {
	return slices.Compact([]string{normalizedQuery(raw, 2), normalizedQuery(raw, -1)})
}

// normalizedQuery decodes and encodes the parts of every argument and sorts the arguments. An argument without '=' is
// left out, and one of more than two parts loses its name, because the clients that sign this way do the same.
func normalizedQuery(raw string, mostParts int) string {
	var pairs [][]string
	for _, argument := range strings.Split(raw, "&") {
		if argument == "" {
			continue
		}
		parts := strings.SplitN(argument, "=", mostParts)
		for i, part := range parts {
			parts[i] = quote(unquotePlus(part), "")
		}
		pairs = append(pairs, parts)
	}
	slices.SortFunc(pairs, slices.Compare)
	var normalized []string
	for _, parts := range pairs {
		switch {
		case parts[0] == "" || len(parts) == 1:
		case len(parts) == 2:
			normalized = append(normalized, parts[0]+"="+parts[1])
		default:
			normalized = append(normalized, strings.Join(parts[1:], "%3D"))
		}
	}
	return strings.Join(normalized, "&")
}

func unquotePlus(text string) string {
	decoded, err := url.QueryUnescape(text)
	if err != nil {
		return text
	}
	return decoded
}

// quote percent-encodes all bytes but letters, digits, -._~ and those in keep.
func quote(text, keep string) string {
	const digits = "0123456789ABCDEF"
	var quoted strings.Builder
	for i := range len(text) {
		b := text[i]
		if isASCIIWord(rune(b)) || b == '.' || b == '~' || strings.IndexByte(keep, b) >= 0 {
			quoted.WriteByte(b)
		} else {
			quoted.Write([]byte{'%', digits[b>>4], digits[b&15]})
		}
	}
	return quoted.String()
}
