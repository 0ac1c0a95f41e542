package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;

/**
 * Exactly what will be done.
 *
 * @param json canonical JSON (RFC 8785), at most {@value #MAX_CHARACTERS} characters
 * @param hash lower-case hex SHA-256 of it
 */
record Act(String json, String hash) {

    static final int MAX_CHARACTERS = 1_000_000;

    /** The act, if the text is canonical and the hash is its own; nobody's word is taken for either. */
    static Act verified(String json, String claimedHash) {
        if (json.length() > MAX_CHARACTERS) {
            throw refused("/act_json", "is longer than " + MAX_CHARACTERS + " characters");
        }
        if (!canonical(json).equals(json)) {
            throw refused("/act_json", "is not in the canonical form of RFC 8785");
        }
        var hash = CanonicalJson.sha256(json);
        if (!hash.equals(claimedHash)) {
            throw refused("/act_hash", "is not the SHA-256 of act_json");
        }
        return new Act(json, hash);
    }

    private static String canonical(String json) {
        try {
            return CanonicalJson.canonicalized(json);
        } catch (IllegalArgumentException _) {
            throw refused("/act_json", "is not a JSON object");
        }
    }

    private static WaooawException refused(String pointer, String why) {
        return new WaooawException(
                GovernanceError.ACT_NOT_CANONICAL,
                "an approval binds to one act in one form, and this is not it",
                List.of(new Fault(pointer, why)));
    }
}
