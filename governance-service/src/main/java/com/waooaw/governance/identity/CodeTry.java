package com.waooaw.governance.identity;

/** A code somebody showed, as {@link CodeHashing} found it before anything was locked. */
sealed interface CodeTry extends Proof {

    /** Nothing that could be a code at all. */
    record Slip() implements CodeTry {}

    /** Nothing waited to be compared with it, so it was not hashed. */
    record NothingWaits() implements CodeTry {}

    /** Codes cannot be hashed now. */
    record NoSecret() implements CodeTry {}

    /** Hashed as the one that waited is. */
    record Hashed(CodeHash hash) implements CodeTry {}
}
