"""Store -> a web app: pages, a JSON API, SPARQL and linked data over one graph, read only."""
