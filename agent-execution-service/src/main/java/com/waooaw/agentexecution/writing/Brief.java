package com.waooaw.agentexecution.writing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a customer asked for, understood.
 *
 * @param text as posted
 * @param topic in the customer's words, without kind, length and audience
 * @param subject what the topic is about: {@code type 2 diabetes} of {@code living well with type 2 diabetes}
 * @param audience for whom, {@code general readers} where the brief does not say
 * @param requestedWords 100 to 2000
 * @param questions to ask the corpus, most important first; at most 10
 * @param notes what of the brief is not acted on, for the customer
 */
public record Brief(
        String text,
        Kind kind,
        String topic,
        String subject,
        String audience,
        int requestedWords,
        List<String> questions,
        List<String> notes) {

    /** Fewest words an article may be asked for. */
    public static final int MIN_WORDS = 100;

    /** Most words an article may be asked for. */
    public static final int MAX_WORDS = 2_000;

    /** Words of an article where the brief names no number. */
    public static final int DEFAULT_WORDS = 600;

    public Brief {
        questions = List.copyOf(questions);
        notes = List.copyOf(notes);
    }

    /** What sort of text is wanted. */
    public enum Kind {
        /** An article for patients and their families. */
        @JsonProperty("patient_education")
        PATIENT_EDUCATION,
        /** A post for a web log. */
        @JsonProperty("blog_post")
        BLOG_POST,
        /** Any other article. */
        @JsonProperty("article")
        ARTICLE
    }
}
