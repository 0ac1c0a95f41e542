package com.waooaw.industryknowledge.search;

class LuceneVectorIndexTests extends VectorIndexContract {

    private final VectorIndex index = new LuceneVectorIndex();

    @Override
    VectorIndex index() {
        return index;
    }
}
