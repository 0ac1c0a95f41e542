package com.waooaw.local.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of a small server. */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

    /** JSON, 200. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    /** JSON with a status. */
    public static Reply json(int status, Object value) {
        return new Reply(status, "application/json", Json.write(value), Map.of());
    }

    /** A page, 200. */
    public static Reply html(String page) {
        return new Reply(
                200,
                "text/html; charset=utf-8",
                page,
                Map.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    }

    /** problem+json of the local stack. */
    public static Reply problem(int status, String code, String detail) {
        return new Reply(status, "application/problem+json", Json.write(problemOf(status, code, detail)), Map.of());
    }

    /** The members of a problem, in the order people read them. */
    public static Map<String, Object> problemOf(int status, String code, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:waooaw:error:" + code);
        problem.put("code", code);
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }

    /** Ends a request with a reply. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Reply reply;

        /** With a problem. */
        public Refused(int status, String code, String detail) {
            super(detail);
            this.reply = problem(status, code, detail);
        }

        Reply reply() {
            return reply;
        }
    }
}
