package com.waooaw.platform.policy.pdp;

import java.util.Set;

/**
 * What policies may use besides the language itself. Nothing that reads a clock, a network, chance or the environment:
 * the same request and the same bundle have the same answer, always.
 */
final class AllowedBuiltins {

    /** Compiled into the bundle by OPA; a test holds the sources and the list of the build against it. */
    static final Set<String> COMPILED_IN = Set.of(
            "assign",
            "concat",
            "count",
            "eq",
            "equal",
            "gt",
            "gte",
            "internal.member_2",
            "is_array",
            "is_boolean",
            "is_number",
            "is_object",
            "is_string",
            "lt",
            "lte",
            "mul",
            "neq",
            "object.get",
            "or",
            "plus");

    /** Answered by this process: none. A bundle that needs one is refused. */
    static final Set<String> OF_THE_HOST = Set.of();

    private AllowedBuiltins() {}
}
