package com.waooaw.acceptance.badinput;

import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table: a request that must be refused, and how.
 *
 * @param authorization header value that replaces the person's token; empty for none of it
 * @param pointers that the problem has to name; it may name more
 */
record BadRequest(
        String what,
        String method,
        String path,
        Person person,
        String authorization,
        String contentType,
        String body,
        int status,
        String code,
        List<String> pointers) {

    static BadRequest get(String what, Person person, String path, int status, String code) {
        return new BadRequest(what, "GET", path, person, "", "", "", status, code, List.of());
    }

    static BadRequest post(
            String what, Person person, String path, String body, int status, String code, String... pointers) {
        return new BadRequest(
                what, "POST", path, person, "", "application/json", body, status, code, List.of(pointers));
    }

    BadRequest as(String header) {
        return new BadRequest(what, method, path, Person.NOBODY, header, contentType, body, status, code, pointers);
    }

    BadRequest typed(String type) {
        return new BadRequest(what, method, path, person, authorization, type, body, status, code, pointers);
    }

    BadRequest method(String other) {
        return new BadRequest(what, other, path, person, authorization, contentType, body, status, code, pointers);
    }

    Answer send(PublicOrigin origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        } else if (person != Person.NOBODY) {
            headers.put("Authorization", "Bearer " + origin.token(person));
        }
        return origin.exchange(method, path, headers, body);
    }

    @Override
    public String toString() {
        return what + ": " + method + " " + path + " -> " + status + " " + code;
    }
}
