package com.waooaw.platform.policy.table;

import java.util.List;

/**
 * What a table decided, and everything needed to say later why.
 *
 * @param table name of the table
 * @param version of it, as its file says
 * @param tableHash lower-case hex SHA-256 of the file, for a version that was changed and not raised
 * @param row the row that fired
 * @param facts canonical JSON (RFC 8785) of what the table was told
 * @param factsHash lower-case hex SHA-256 of {@code facts}
 * @param missing rows before it that could not hold because a fact they ask for was not told
 * @param outcome what the row says
 */
public record Evaluation<T>(
        String table,
        String version,
        String tableHash,
        String row,
        String facts,
        String factsHash,
        List<String> missing,
        T outcome) {

    public Evaluation {
        missing = List.copyOf(missing);
    }
}
