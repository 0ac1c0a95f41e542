package com.waooaw.agentcreation.definitions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What drafts have in common. */
final class Drafts {

    static final String VERSION = "(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){2}";
    static final String INDUSTRY = "[a-z][a-z0-9_-]{0,39}";
    static final String NAME = "[a-z][a-z0-9_]{0,59}";

    /** What a list of a kind ends with: an id of a kind. */
    static final String ID = "[A-Z]{2,8}-[A-Z]{2,8}-[0-9]{3}";

    private Drafts() {}

    static <E> List<E> given(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }

    static <V> Map<String, V> given(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
