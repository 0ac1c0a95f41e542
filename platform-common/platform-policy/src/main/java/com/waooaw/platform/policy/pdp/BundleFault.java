package com.waooaw.platform.policy.pdp;

import java.util.Locale;

/** Why a bundle of policies is not taken. The lower-case names are written into the audit log. */
public enum BundleFault {
    /** It is no bundle: no tar in gzip, too large, a name in it twice, or a path that leads out of it. */
    UNREADABLE,
    /** It has no signature. */
    UNSIGNED,
    /** Somebody else signed it, or nobody: the signature is not of the key that is expected. */
    WRONG_SIGNATURE,
    /** What was signed is something else: a file was changed, added or taken out. */
    CHANGED,
    /** It has no compiled policies, or they cannot be run: a bundle with a syntax error ends here. */
    NOT_COMPILED,
    /** Its policies use a function that is not allowed. */
    BUILTIN_NOT_ALLOWED,
    /** It lacks policies that are asked for. */
    INCOMPLETE,
    /** It is older than the one in force. */
    OLDER;

    /** As it is written, for example {@code wrong_signature}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
