package com.waooaw.industryknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.inference.ModelInfo;
import com.waooaw.platform.inference.OnnxTextEmbedder;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest("industry-knowledge")
@Import(LexicalFallbackIT.Switch.class)
class LexicalFallbackIT {

    @Autowired
    RestTestClient client;

    @Autowired
    SwitchedEmbedder embedder;

    @Test
    void wordsAnswerWhileTheModelDoesNotAndTheAnswerSaysSo() {
        embedder.off = true;
        assertAnsweredBy("lexical", "bm25:lucene-");

        embedder.off = false;
        assertAnsweredBy("minilm+hnsw", "all-MiniLM-L6-v2:int8-");
    }

    private void assertAnsweredBy(String answeredBy, String model) {
        client.post()
                .uri("/v1/knowledge/query")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("industry", "healthcare", "text", "glucagon for severe hypoglycemia"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.answered_by")
                .isEqualTo(answeredBy)
                .jsonPath("$.model_version")
                .value(String.class, version -> assertThat(version).startsWith(model))
                .jsonPath("$.passages[0].passage_id")
                .isEqualTo("HC-DM2-008");
    }

    @TestConfiguration
    static class Switch {

        @Bean
        SwitchedEmbedder switchedEmbedder() {
            return new SwitchedEmbedder();
        }
    }

    /** The real model, until it is switched off. */
    static final class SwitchedEmbedder implements TextEmbedder {

        private final TextEmbedder model = OnnxTextEmbedder.create(2, Duration.ofSeconds(30));
        volatile boolean off;

        @Override
        public Result embed(String text) {
            return off ? new Unavailable("switched off") : model.embed(text);
        }

        @Override
        public ModelInfo model() {
            return model.model();
        }
    }
}
