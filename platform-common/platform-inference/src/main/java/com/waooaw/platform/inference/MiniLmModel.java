package com.waooaw.platform.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * all-MiniLM-L6-v2, int8: weights and tokenizer as they lie in a Maven artifact. Loaded once per JVM, shared by every
 * context in it, and safe for many threads.
 *
 * <p>One text per run: int8 scales are computed over the whole batch, so that a text would get another vector next to
 * other texts than alone.
 */
final class MiniLmModel {

    static final String NAME = "all-MiniLM-L6-v2";
    static final int MAX_WORD_PIECES = 256;

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final String WEIGHTS_SHA256 = "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private MiniLmModel(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /**
     * The one model of this JVM; the first call loads it (about half a second).
     *
     * @throws IllegalStateException if a file is missing or is not the one this code was tested with
     */
    static MiniLmModel shared() {
        return Holder.MODEL;
    }

    static ModelInfo info() {
        return new ModelInfo(NAME, "int8-" + WEIGHTS_SHA256.substring(0, 12));
    }

    Embedding embed(String text) throws OrtException {
        var encoding = tokenizer.encode(text);
        try (var ids = OnnxTensor.createTensor(environment, new long[][] {encoding.getIds()});
                var mask = OnnxTensor.createTensor(environment, new long[][] {encoding.getAttentionMask()});
                var types = OnnxTensor.createTensor(environment, new long[][] {encoding.getTypeIds()});
                var output = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            var tokens = ((float[][][]) output.get(0).getValue())[0];
            return Embedding.normalized(meanOf(tokens));
        }
    }

    private static float[] meanOf(float[][] tokens) {
        var mean = new float[Embedding.DIMENSION];
        for (var token : tokens) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += token[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= tokens.length;
        }
        return mean;
    }

    private static MiniLmModel load() {
        keepQuiet();
        nativeLibraries();
        var weights = resource(WEIGHTS);
        if (!WEIGHTS_SHA256.equals(sha256(weights))) {
            throw new IllegalStateException(WEIGHTS + " is not the model this code was tested with");
        }
        try {
            var environment = OrtEnvironment.getEnvironment();
            keepToTheEnd();
            // the caller's thread computes; how many may at once is bounded by who calls
            var options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // texts differ in length: a plan of the memory for each length ever seen is kept for nothing. The arena
            // itself stays: without it, as much memory again is lost in the C library's own (docs/benchmarks.md)
            options.setMemoryPatternOptimization(false);
            var tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(resource(TOKENIZER)),
                    Map.of(
                            "padding",
                            "false",
                            "truncation",
                            "true",
                            "maxLength",
                            String.valueOf(MAX_WORD_PIECES),
                            "modelMaxLength",
                            String.valueOf(MAX_WORD_PIECES)));
            return new MiniLmModel(environment, environment.createSession(weights, options), tokenizer);
        } catch (OrtException | IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("cannot load " + NAME, e);
        }
    }

    /** DJL otherwise asks an address of a cloud where it runs, and may download native libraries. */
    private static void keepQuiet() {
        for (var switchedOff : List.of("OPT_OUT_TRACKING", "ai.djl.offline")) {
            if (System.getProperty(switchedOff) == null) {
                System.setProperty(switchedOff, "true");
            }
        }
    }

    /**
     * ONNX Runtime lets go of its environment in a shutdown hook, at the same time as others let work come to its end:
     * a text that is being embedded then ends the process with a segmentation fault. It counts references, so one that
     * nobody lets go of keeps it; the end of the process frees it anyway.
     */
    private static void keepToTheEnd() throws ReflectiveOperationException {
        var api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
        api.setAccessible(true);
        var reference = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
        reference.setAccessible(true);
        reference.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), NAME);
    }

    /**
     * Both libraries otherwise unpack their native half into a temporary folder, from which an image may not execute
     * anything. Where ONNX Runtime is told a folder, the tokenizer's lies in it too.
     */
    private static void nativeLibraries() {
        var folder = System.getProperty("onnxruntime.native.path");
        if (folder != null && System.getProperty("RUST_LIBRARY_PATH") == null) {
            // the file, not the folder: DJL 0.38 asks a folder for its CUDA version, which a machine without CUDA has
            // not
            var library = Path.of(folder, System.mapLibraryName("tokenizers")).toAbsolutePath();
            System.setProperty("RUST_LIBRARY_PATH", library.toString());
        }
    }

    private static byte[] resource(String path) {
        try (var in = MiniLmModel.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Loads at first use, exactly once, by the JVM's own rules. */
    private static final class Holder {
        static final MiniLmModel MODEL = load();
    }
}
