"""The only modules that know Streamlit and Starlette."""
