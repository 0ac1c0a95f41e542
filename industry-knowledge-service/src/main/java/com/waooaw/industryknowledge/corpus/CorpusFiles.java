package com.waooaw.industryknowledge.corpus;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the corpus as it was committed. */
@Component
public final class CorpusFiles {

    private static final String ROOT = "classpath:corpus/industry-knowledge/";

    private final YAMLMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final PathMatchingResourcePatternResolver resources =
            new PathMatchingResourcePatternResolver(CorpusFiles.class.getClassLoader());

    /** The starter industries, by id. */
    public List<IndustryDescription> industries() {
        return files("industries").stream()
                .map(file -> read(file, IndustryDescription.class))
                .sorted(Comparator.comparing(IndustryDescription::id))
                .toList();
    }

    /** The passages of one corpus folder, by id. */
    public List<Passage> passages(String corpus) {
        return files(corpus).stream()
                .flatMap(file -> read(file, PassageFile.class).passages().stream())
                .sorted(Comparator.comparing(Passage::id))
                .toList();
    }

    /** The constitution's text: principles, structure, seeds. */
    public Constitution constitution() {
        var files = files("constitution").stream()
                .map(file -> read(file, ConstitutionFile.class))
                .sorted(Comparator.comparing(ConstitutionFile::layer))
                .toList();
        var chunks = new ArrayList<Constitution.Chunk>();
        for (var file : files) {
            file.chunks().forEach(c -> chunks.add(new Constitution.Chunk(c.id(), file.layer(), c.title(), c.text())));
        }
        return new Constitution(files.getFirst().version(), chunks);
    }

    private List<Resource> files(String folder) {
        try {
            var found = resources.getResources(ROOT + folder + "/*.yaml");
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(r -> String.valueOf(r.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new WaooawException(IndustryKnowledgeError.CORPUS_BROKEN, "no folder " + folder, e);
        }
    }

    private <T> T read(Resource file, Class<T> type) {
        try (var in = file.getInputStream()) {
            return yaml.readValue(in, type);
        } catch (IOException | JacksonException e) {
            throw new WaooawException(
                    IndustryKnowledgeError.CORPUS_BROKEN, file.getFilename() + ": " + e.getMessage(), e);
        }
    }

    private record PassageFile(List<Passage> passages) {}

    private record ConstitutionFile(String version, String layer, List<TitledText> chunks) {}

    private record TitledText(String id, String title, String text) {}
}
