package com.waooaw.agentexecution.writing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.agentexecution.writing.text.ReadingLevel;
import java.util.List;
import java.util.stream.Stream;

/**
 * A draft, every claim of it tied to passages.
 *
 * @param requestedWords as asked
 * @param actualWords of introduction and sections; headings, disclaimer and sources do not count
 * @param readingLevel of the same sentences
 * @param generatedBy what wrote it, with its version
 * @param sources numbered from 1 in the order of first use
 * @param leftOut passages that were retrieved and not used, with the reason
 * @param notes what a reader should know about this text, for example why it is shorter than asked for
 */
public record Article(
        String title,
        String topic,
        Brief.Kind kind,
        String audience,
        List<Sentence> introduction,
        List<Section> sections,
        String disclaimer,
        List<Source> sources,
        int requestedWords,
        int actualWords,
        ReadingLevel readingLevel,
        String generatedBy,
        List<LeftOut> leftOut,
        List<String> notes) {

    public Article {
        introduction = List.copyOf(introduction);
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** All sentences of introduction and sections in reading order. */
    public List<Sentence> sentences() {
        return Stream.concat(
                        introduction.stream(),
                        sections.stream().flatMap(s -> s.paragraphs().stream()).flatMap(p -> p.sentences().stream()))
                .toList();
    }

    /** A part with a heading. */
    public record Section(String heading, List<Paragraph> paragraphs) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** Sentences that belong together. */
    public record Paragraph(List<Sentence> sentences) {
        public Paragraph {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A sentence.
     *
     * @param citations ids of the passages that say so; empty only where {@code role} is {@link Role#TRANSITION}
     */
    public record Sentence(String text, Role role, List<String> citations) {
        public Sentence {
            citations = List.copyOf(citations);
        }
    }

    /** What a sentence does. */
    public enum Role {
        /** It says something about the world. */
        @JsonProperty("claim")
        CLAIM,
        /** It leads from one part to the next and says nothing that could be false of the world. */
        @JsonProperty("transition")
        TRANSITION
    }

    /**
     * Where claims come from.
     *
     * @param verifiedBy {@code text} where the source was open while the passage was written, else {@code memory}
     */
    public record Source(
            int number,
            List<String> passageIds,
            String document,
            String section,
            String publisher,
            String address,
            String verifiedBy) {
        public Source {
            passageIds = List.copyOf(passageIds);
        }
    }

    /** A passage that was retrieved and not used. */
    public record LeftOut(String passageId, LeftOutReason reason) {}

    /** Why a passage was not used. */
    public enum LeftOutReason {
        /** It speaks about something else. */
        @JsonProperty("off_topic")
        OFF_TOPIC,
        /** It speaks about another group of people than the topic does. */
        @JsonProperty("other_population")
        OTHER_POPULATION,
        /** Nobody opened its source: it cannot carry a claim alone. */
        @JsonProperty("not_verified")
        NOT_VERIFIED,
        /** Other passages say the same. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** The article has the length asked for. */
        @JsonProperty("no_room")
        NO_ROOM,
        /** It gives orders to a machine. */
        @JsonProperty("addresses_a_machine")
        ADDRESSES_A_MACHINE
    }
}
