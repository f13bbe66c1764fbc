package simulator

import "fmt"

// The status texts of JD Cloud's common error table that the simulator answers.
const (
	statusInvalidArgument    = "INVALID_ARGUMENT"
	statusFailedPrecondition = "FAILED_PRECONDITION"
	statusOutOfRange         = "OUT_OF_RANGE"
	statusUnauthenticated    = "UNAUTHENTICATED"
	statusNotFound           = "NOT_FOUND"
	statusAborted            = "ABORTED"
	statusAlreadyExists      = "ALREADY_EXISTS"
	// statusBackendNameInUse is documented for createBackend alone.
	statusBackendNameInUse = "backend.inuse.name"

	statusQuotaExceeded  = "QUOTA_EXCEEDED"
	statusRateLimit      = "RATE_LIMIT"
	statusInternal       = "INTERNAL"
	statusNotImplemented = "NOT_IMPLEMENTED"
	statusUnavailable    = "UNAVAILABLE"
)

// apiError is the error object of JD Cloud's envelope.
type apiError struct {
	Code    int    `json:"code"`
	Status  string `json:"status"`
	Message string `json:"message"`
}

func invalid(format string, arguments ...any) *apiError {
	return &apiError{400, statusInvalidArgument, fmt.Sprintf(format, arguments...)}
}

func outOfRange(format string, arguments ...any) *apiError {
	return &apiError{400, statusOutOfRange, fmt.Sprintf(format, arguments...)}
}

func precondition(format string, arguments ...any) *apiError {
	return &apiError{400, statusFailedPrecondition, fmt.Sprintf(format, arguments...)}
}

func unauthenticated(format string, arguments ...any) *apiError {
	return &apiError{401, statusUnauthenticated, fmt.Sprintf(format, arguments...)}
}

func notFound(kind, id string) *apiError {
	return &apiError{404, statusNotFound, fmt.Sprintf("%s '%s' not found", kind, id)}
}

func alreadyExists(format string, arguments ...any) *apiError {
	return &apiError{409, statusAlreadyExists, fmt.Sprintf(format, arguments...)}
}

func quotaExceeded(quota string) *apiError {
	return &apiError{429, statusQuotaExceeded, fmt.Sprintf("Quota limit %s exceeded.", quota)}
}

func missing(path string) *apiError {
	return invalid("Request field %s is missing", path)
}

func unexpected(path string, value any, expectation string) *apiError {
	return invalid("Request parameter %s is '%v', expected %s", path, value, expectation)
}

func notSimulated(format string, arguments ...any) *apiError {
	return &apiError{501, statusNotImplemented, fmt.Sprintf(format, arguments...) + " is not simulated"}
}
