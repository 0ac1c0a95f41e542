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

    /** What was asked for, without its query. */
    String path() {
        var request = answer.request();
        return request.substring(request.indexOf(' ') + 1);
    }

    /** That a yes of low risk takes no code is an answer, too, to whoever asks for one. */
    boolean isGood() {
        return status() == 200 || status() == 202 || answer.code().equals("GOV-0067");
    }

    /** When it was there: no later than this. */
    long endedAt() {
        return begunAt + (millis + 1) * 1_000_000;
    }

    boolean isPost() {
        return answer.request().startsWith("POST");
    }

    @Override
    public String toString() {
        return "%s: %d %s after %d ms".formatted(answer.request(), status(), answer.code(), millis);
    }
}
