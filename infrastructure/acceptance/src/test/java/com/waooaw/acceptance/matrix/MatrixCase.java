package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request of the matrix, byte by byte, and what may be answered.
 *
 * @param target path and query as they go over the wire
 * @param headers lines as they go over the wire, in ISO 8859-1
 */
// the bytes are sent and never compared
@SuppressWarnings("ArrayRecordComponent")
record MatrixCase(
        Operation operation,
        String what,
        Caller caller,
        String target,
        List<String> headers,
        byte[] body,
        Expectation expected) {

    /** What may be answered. */
    enum Expectation {
        /** 4xx. */
        REFUSED,
        /** 2xx or 4xx: it may be taken, because it changes nothing. */
        HARMLESS,
        /** 401. */
        UNAUTHENTICATED,
        /** 403. */
        FORBIDDEN,
        /** Anything that is not about who asks. */
        ADMITTED,
        /** 404. */
        HIDDEN,
        /** 2xx. */
        SHOWN
    }

    MatrixCase with(String line) {
        var more = new ArrayList<>(headers);
        more.add(line);
        return new MatrixCase(operation, what, caller, target, List.copyOf(more), body, expected);
    }

    /** What goes over the wire. */
    byte[] bytes(String host) {
        var lines = new ArrayList<String>();
        lines.add(operation.method() + " " + target + " HTTP/1.1");
        lines.add("Host: " + host);
        lines.add("Connection: close");
        if (!caller.authorization().isEmpty() && headers.stream().noneMatch(h -> h.startsWith("Authorization:"))) {
            lines.add("Authorization: " + caller.authorization());
        }
        lines.addAll(headers);
        if (body.length > 0 && headers.stream().noneMatch(h -> h.startsWith("Content-Length:"))) {
            lines.add("Content-Length: " + body.length);
        }
        var head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** The request as text, for the judge: what was sent may come back. */
    String sent() {
        return target + "\n" + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return what + ", as " + caller.name();
    }
}
