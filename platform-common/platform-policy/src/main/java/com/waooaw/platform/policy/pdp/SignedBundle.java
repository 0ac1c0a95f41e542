package com.waooaw.platform.policy.pdp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A bundle as {@code opa build --signing-key} writes it: a tar in gzip with a token in {@code .signatures.json} that
 * lists the hash of every other file. An instance exists only of a bundle whose every file was signed by the key.
 */
final class SignedBundle {

    private static final String SIGNATURES = ".signatures.json";
    private static final String MANIFEST = ".manifest";
    private static final String DATA = "data.json";
    private static final String POLICY = "policy.wasm";
    private static final int MOST_FILES = 200;
    private static final long TAR_OVERHEAD = 1 << 20;

    private final Map<String, byte[]> files;
    private final long version;
    private final String keyId;

    private SignedBundle(Map<String, byte[]> files, long version, String keyId) {
        this.files = files;
        this.version = version;
        this.keyId = keyId;
    }

    /** What its manifest says: a number that grows. */
    long version() {
        return version;
    }

    String keyId() {
        return keyId;
    }

    byte[] data() {
        return files.getOrDefault(DATA, new byte[] {'{', '}'});
    }

    /** The compiled policies. */
    byte[] wasm() throws BundleRefusedException {
        var wasm = files.get(POLICY);
        if (wasm == null) {
            throw new BundleRefusedException(
                    BundleFault.NOT_COMPILED, "the bundle has no " + POLICY + ": what does not compile leaves none");
        }
        return wasm;
    }

    static SignedBundle open(byte[] archive, BundleKey key) throws BundleRefusedException {
        var files = unpacked(archive);
        var token = token(files.remove(SIGNATURES));
        var signed = key.verified(token);
        var hashes = hashes(signed.getPayload().toBytes());
        if (!hashes.keySet().equals(files.keySet())) {
            var odd = new HashSet<>(files.keySet());
            odd.addAll(hashes.keySet());
            odd.removeIf(name -> files.containsKey(name) && hashes.containsKey(name));
            throw new BundleRefusedException(
                    BundleFault.CHANGED, "the signature is about other files: " + String.join(", ", odd));
        }
        for (var file : files.entrySet()) {
            if (!MessageDigest.isEqual(hash(file.getKey(), file.getValue()), hashes.get(file.getKey()))) {
                throw new BundleRefusedException(BundleFault.CHANGED, file.getKey() + " is not what was signed");
            }
        }
        var keyId = signed.getHeader().getKeyID();
        return new SignedBundle(files, version(files.get(MANIFEST)), keyId == null ? "" : keyId);
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws BundleRefusedException {
        var files = new HashMap<String, byte[]>();
        int left = 2 * BundleSource.LARGEST;
        int entries = 0;
        try (var tar = new TarArchiveInputStream(bounded(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++entries > MOST_FILES) {
                    throw new BundleRefusedException(BundleFault.UNREADABLE, "the bundle has too many entries");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                var name = entry.getName().replaceFirst("^(\\./|/)+", "");
                var content = tar.readNBytes(left + 1);
                left -= content.length;
                boolean odd = !entry.isFile()
                        || name.isEmpty()
                        || Set.of(name.split("/")).contains("..");
                if (odd || left < 0 || files.put(name, content) != null) {
                    throw new BundleRefusedException(
                            BundleFault.UNREADABLE, "the bundle is too large, or has a file that no bundle has");
                }
            }
        } catch (IOException | IllegalArgumentException | StackOverflowError e) {
            throw new BundleRefusedException(BundleFault.UNREADABLE, "the bundle is no tar in gzip", e);
        }
        return files;
    }

    /** Everything that unpacks counts, names and headers too: nobody has signed anything yet. */
    private static InputStream bounded(byte[] archive) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))
                .setMaxCount(2L * BundleSource.LARGEST + TAR_OVERHEAD)
                .setOnMaxCount((most, read) -> {
                    throw new IOException("the bundle unpacks to more than " + most + " bytes");
                })
                .get();
    }

    private static String token(byte @Nullable [] signatures) throws BundleRefusedException {
        if (signatures == null) {
            throw new BundleRefusedException(BundleFault.UNSIGNED, "the bundle has no " + SIGNATURES);
        }
        var tokens = json(SIGNATURES, signatures).path("signatures");
        if (tokens.size() != 1 || !tokens.get(0).isString()) {
            throw new BundleRefusedException(BundleFault.UNSIGNED, "the bundle has not exactly one signature");
        }
        return tokens.get(0).asString();
    }

    private static Map<String, byte[]> hashes(byte[] payload) throws BundleRefusedException {
        var hashes = new HashMap<String, byte[]>();
        for (var file : json(SIGNATURES, payload).path("files")) {
            if (!"SHA-256".equals(file.path("algorithm").asString(""))) {
                throw new BundleRefusedException(BundleFault.CHANGED, "the hash of a file is no SHA-256");
            }
            try {
                hashes.put(
                        file.path("name").asString(""),
                        HexFormat.of().parseHex(file.path("hash").asString("")));
            } catch (IllegalArgumentException e) {
                throw new BundleRefusedException(BundleFault.CHANGED, "the hash of a file is none", e);
            }
        }
        return hashes;
    }

    private static byte[] hash(String name, byte[] content) throws BundleRefusedException {
        var digest = sha256();
        var base = name.substring(name.lastIndexOf('/') + 1);
        if (base.equals(DATA) || base.equals(MANIFEST)) {
            StructuredHash.update(digest, json(name, content));
        } else {
            digest.update(content);
        }
        return digest.digest();
    }

    private static long version(byte @Nullable [] manifest) throws BundleRefusedException {
        var revision = manifest == null
                ? ""
                : json(MANIFEST, manifest).path("revision").asString("");
        if (!revision.matches("[1-9][0-9]{0,8}")) {
            throw new BundleRefusedException(
                    BundleFault.INCOMPLETE, "the revision in " + MANIFEST + " is no number from 1 on");
        }
        return Long.parseLong(revision);
    }

    private static JsonNode json(String name, byte[] content) throws BundleRefusedException {
        try {
            return Json.MAPPER.readTree(content);
        } catch (JacksonException e) {
            throw new BundleRefusedException(BundleFault.UNREADABLE, name + " is not JSON", e);
        }
    }

    /** Lower-case hex SHA-256. */
    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
