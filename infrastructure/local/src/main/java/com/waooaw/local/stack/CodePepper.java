package com.waooaw.local.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret in the hashes of this stack's one-time codes; readable by its owner only. */
final class CodePepper {

    private static final String FILE = "code-pepper";

    private CodePepper() {}

    /** The file in this state directory, made when there is none. */
    static Path in(StateDirectory state) {
        if (state.read(FILE).isEmpty()) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            state.write(FILE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        }
        return state.resolve(FILE);
    }
}
