package com.waooaw.platform.policy.pdp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where bundles come from. */
@FunctionalInterface
public interface BundleSource {

    /** Name of the file in a folder. */
    String FILE = "waooaw-policies.tar.gz";

    /** The largest bundle that is read: 8 MiB. */
    int LARGEST = 8 << 20;

    /**
     * The newest bundle, as it is.
     *
     * @throws IOException if nobody can say what the newest is
     */
    byte[] newest() throws IOException;

    /** The file {@value #FILE} of a folder; whoever replaces it renames another one over it. */
    static BundleSource folder(Path folder) {
        return () -> {
            try (var stream = Files.newInputStream(folder.resolve(FILE))) {
                return limited(stream);
            }
        };
    }

    /** A resource of the class path, which never changes. */
    static BundleSource resource(String name) {
        return () -> {
            var stream = BundleSource.class.getResourceAsStream(name);
            if (stream == null) {
                throw new IOException("there is no resource " + name);
            }
            try (stream) {
                return limited(stream);
            }
        };
    }

    private static byte[] limited(InputStream stream) throws IOException {
        var bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("the bundle is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
