package com.waooaw.acceptance.faults;

import com.waooaw.acceptance.http.Answer;

/**
 * One answer, and when and how fast it came.
 *
 * @param begunAt when it was asked for, as {@link System#nanoTime} counts
 */
record Seen(Answer answer, long begunAt, long millis) {

    int status() {
        return answer.status();
    }

    boolean isPost() {
        return answer.request().startsWith("POST");
    }

    @Override
    public String toString() {
        return "%s: %d %s after %d ms".formatted(answer.request(), status(), answer.code(), millis);
    }
}
