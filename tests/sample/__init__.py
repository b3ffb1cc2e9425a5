"""The sample edition: what its pages say (stories/), and the typesetter that scrambles them."""
