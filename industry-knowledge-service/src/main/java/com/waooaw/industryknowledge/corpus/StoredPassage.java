package com.waooaw.industryknowledge.corpus;

import com.waooaw.platform.inference.Embedding;

/** A passage and its vector, as a built version has them. */
public record StoredPassage(Passage passage, Embedding vector) {}
