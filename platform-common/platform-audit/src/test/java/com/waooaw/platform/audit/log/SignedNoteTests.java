package com.waooaw.platform.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

    /** The example of the documentation of golang.org/x/mod/sumdb/note. */
    static final String EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    static final String EXAMPLE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    static final NoteSigner SIGNER = NoteSigner.generate("example.org/log", new SecureRandom());

    @Test
    void theKnownExampleIsVerified() {
        assertThat(SignedNote.parse(EXAMPLE).verified(NoteKey.parse(EXAMPLE_KEY)))
                .isEqualTo("""
                        If you think cryptography is the answer to your problem,
                        then you don't know what your problem is.
                        """);
    }

    @Test
    void aKnownKeyHasItsId() {
        var known = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        assertThat(NoteKey.parse(known)).hasToString(known);
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(known.replace("033de0ae", "033de0af")));
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(known.replace("sum.", "sun.")));
    }

    @Test
    void whatWasSignedIsVerifiedAndAChangedCharacterIsNot() {
        var note = SignedNote.sign("One\n\ntwo\n", SIGNER);

        assertThat(SignedNote.parse(note).verified(SIGNER.key())).isEqualTo("One\n\ntwo\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(note.replace("two", "tvo")).verified(SIGNER.key()));
    }

    @Test
    void signaturesOfOthersArePassedOverAndNoneIsTooFew() {
        var other = NoteSigner.generate("example.org/other", new SecureRandom());
        var sameName = NoteSigner.generate("example.org/log", new SecureRandom());
        var ours = SignedNote.sign("text\n", SIGNER);
        var theirs = SignedNote.sign("text\n", other);
        var both = theirs + ours.substring(ours.lastIndexOf('\u2014'));

        assertThat(SignedNote.parse(both).verified(SIGNER.key())).isEqualTo("text\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(theirs).verified(SIGNER.key()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(ours).verified(sameName.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nno dash\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 name not-base64!\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "te\u0007xt\n\n\u2014 name AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA\n\u2014 name AAAA\n"
            })
    void whatIsNoNoteIsRefused(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void aTextWithoutItsNewlineIsNotSigned() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.sign("text", SIGNER));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.sign("te\txt\n", SIGNER));
    }

    @Test
    void aSecretKeyIsReadAsItWasWrittenAndNotShown() {
        var read = NoteSigner.parse(SIGNER.secret());
        assertThat(read.key()).isEqualTo(SIGNER.key());
        assertThat(SignedNote.sign("x\n", read)).isEqualTo(SignedNote.sign("x\n", SIGNER));
        assertThat(SIGNER).asString().doesNotContain("PRIVATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "a+b+c",
                "PRIVATE+KEY+example.org/log+00000000+AQ==",
                "PRIVATE+KEY+example.org/log+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.parse(text));
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        var checkpoint = new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.empty());
        assertThat(checkpoint.text()).isEqualTo("""
                example.com/behind-the-sofa
                20852163
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                """);
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "an extension\n")).isEqualTo(checkpoint);
    }

    @Test
    void theExampleOfTheSpecificationIsACheckpoint() {
        var note = """
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """;
        assertThat(Checkpoint.parse(SignedNote.parse(note).unverified()))
                .isEqualTo(new Checkpoint(
                        "example.com/behind-the-sofa",
                        20852163,
                        Hash.fromBase64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin\n1\n",
                "origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n9999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n47DEQpj8HBSa\n",
                "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }
}
