package com.waooaw.platform.inference;

class HashingTextEmbedderTests extends TextEmbedderContract {

    @Override
    TextEmbedder embedder() {
        return new HashingTextEmbedder(false);
    }

    @Override
    TextEmbedder exhausted() {
        return new HashingTextEmbedder(true);
    }
}
