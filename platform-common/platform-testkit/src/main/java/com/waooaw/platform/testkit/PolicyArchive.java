package com.waooaw.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.waooaw.platform.audit.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of policies as tests want them: the one of the programs with other files, versions and signatures. */
public final class PolicyArchive {

    private static final String COMMITTED = "/com/waooaw/platform/policy/waooaw-policies.tar.gz";
    private static final String SIGNATURES = ".signatures.json";
    private static final String MANIFEST = ".manifest";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, byte[]> files;

    private PolicyArchive(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The files of the bundle that came with {@code platform-policy}, without its signature. */
    public static PolicyArchive committed() {
        try (var stream = PolicyArchive.class.getResourceAsStream(COMMITTED)) {
            return unpacked(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a bundle, without its signature. */
    public static PolicyArchive unpacked(InputStream archive) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName().replaceFirst("^/", ""), tar.readAllBytes());
            }
        }
        files.remove(SIGNATURES);
        return new PolicyArchive(files);
    }

    /** A key that signs bundles. */
    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half of a key, as {@code waooaw.policy.verification-key} wants it. */
    public static String pem(ECKey key) {
        try {
            var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(key.toECPublicKey().getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its files, by name. */
    public Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    /** The same with another version. */
    public PolicyArchive version(long version) {
        var manifest = (ObjectNode) JSON.readTree(files.get(MANIFEST));
        manifest.put("revision", String.valueOf(version));
        return with(MANIFEST, JSON.writeValueAsBytes(manifest));
    }

    /** The same with a file more, or another one of that name. */
    public PolicyArchive with(String name, byte[] content) {
        var changed = new TreeMap<>(files);
        changed.put(name, content);
        return new PolicyArchive(changed);
    }

    /** The same without a file. */
    public PolicyArchive without(String name) {
        var changed = new TreeMap<>(files);
        changed.remove(name);
        return new PolicyArchive(changed);
    }

    /** The archive, signed. */
    public byte[] signedBy(ECKey key) {
        return packed(List.of(token(key)));
    }

    /** What signs these files. */
    public String token(ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            var token = new JWSObject(header, new Payload(JSON.writeValueAsBytes(payload())));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is signed: the hash of each file. */
    public Map<String, Object> payload() {
        var hashes = new ArrayList<Map<String, String>>();
        files.forEach((name, content) ->
                hashes.add(Map.of("name", name, "hash", hash(name, content), "algorithm", "SHA-256")));
        return Map.of("files", hashes);
    }

    /** The archive with these tokens for a signature; with no {@value #SIGNATURES} where there are none. */
    public byte[] packed(List<String> tokens) {
        var all = new TreeMap<>(files);
        if (!tokens.isEmpty()) {
            all.put(SIGNATURES, JSON.writeValueAsBytes(Map.of("signatures", tokens)));
        }
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var file : all.entrySet()) {
                var entry = new TarArchiveEntry("/" + file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** JSON is hashed in its canonical form, which for texts and whole numbers is OPA's, too. */
    private static String hash(String name, byte[] content) {
        boolean structured = name.equals(MANIFEST) || name.endsWith("data.json");
        var text = new String(content, StandardCharsets.UTF_8);
        return structured ? CanonicalJson.sha256(CanonicalJson.canonicalized(text)) : sha256(content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
