//! Words of a page inside another one.

use super::texts;

texts! {
    /// Words of the picture.
    pub enum EmbedText {
        Picture: "{region}的镜像族系", "Image families in {region}";
        Resolves: "最新可用镜像：{image}", "Latest available image: {image}";
        ResolvesToNone: "没有可用镜像", "No available image";
        Latest: "最新可用", "latest available";
        NoFamilies: "这个地域没有镜像族系。", "This region has no image families.";
        More: "还有 {count} 个镜像族系。", "{count} more image families.";
        MoreImages: "还有 {count} 个镜像。", "{count} more images.";
    }
}
