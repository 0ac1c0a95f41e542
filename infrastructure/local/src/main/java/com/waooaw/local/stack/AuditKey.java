package com.waooaw.local.stack;

import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.NoteSigner;
import java.security.SecureRandom;

/** The key that signs this stack's audit log. Kept, because another key would be another log; readable by its owner only. */
public final class AuditKey {

    /** The file with the private half. */
    public static final String PRIVATE = "audit-log-key";

    /** The file with the public half, which is all that a verifier needs. */
    public static final String PUBLIC = "audit-log-key.pub";

    /** Where the public files of the log are published. */
    public static final String FOLDER = "audit-log";

    private static final String NAME = "waooaw.local/audit-log";

    private AuditKey() {}

    /** The key of this state directory, made when there is none. */
    static NoteKey in(StateDirectory state) {
        var signer = state.read(PRIVATE).map(NoteSigner::parse).orElseGet(() -> {
            var made = NoteSigner.generate(NAME, new SecureRandom());
            state.write(PRIVATE, made.secret() + "\n");
            return made;
        });
        state.write(PUBLIC, signer.key() + "\n");
        return signer.key();
    }
}
