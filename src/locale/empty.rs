//! Words in place of a list without rows.

use super::texts;

texts! {
    /// Words in place of a list without rows.
    pub enum EmptyText {
        NoBothMatch: "族系 {family} 中，没有镜像的名称包含 {search}，或 ID 与它完全相同。", "No image of family {family} has {search} in its name or as its ID.";
        NoFamilyMatch: "当前地域没有镜像属于族系 {family}。族系按完整名称匹配，并区分大小写。", "No image of this region belongs to family {family}. Families match by their whole name and its case.";
        NoSearchMatch: "没有镜像的名称包含 {search}，也没有镜像的 ID 与它完全相同。", "No image has {search} in its name or as its ID.";
        NoMatch: "没有符合条件的镜像", "No images match";
        ShowEvery: "显示所有镜像", "Show every image";
        NoneInGroup: "此资源组中没有镜像", "No images in this resource group";
        NoneInGroupWhy: "镜像族系不分资源组：DescribeImageFromFamily 总是在全部资源中查找。", "Families know no resource groups: DescribeImageFromFamily always looks among all resources.";
        ShowAllGroups: "查看全部资源", "Show all resources";
        NoCustom: "还没有自定义镜像", "No custom images yet";
        NoCustomWhy: "当前地域没有自定义镜像。可以换一个地域或场景，或在 OpenAPI Explorer 中调用 CreateImage。", "This region has no custom images. Choose another region or scenario, or call CreateImage in OpenAPI Explorer.";
        NoPublic: "没有公共镜像", "No public images";
        NoPublicWhy: "这个场景在当前地域没有放入公共镜像。", "This scenario has put no public images into this region.";
        NoShared: "没有共享镜像", "No shared images";
        NoSharedWhy: "当前地域没有其他账号共享给本账号的镜像。", "No other account shares an image of this region with this one.";
        NoMarketplace: "没有模拟云市场镜像", "Marketplace images are not simulated";
        NoMarketplaceWhy: "云市场镜像是第三方商品，不参与镜像族系的回滚，所以这里没有它们。", "They are third-party products and take no part in rolling a family back, so none are shown here.";
        NoCommunity: "没有社区镜像", "No community images";
        NoCommunityWhy: "这个场景在当前地域没有其他账号发布的社区镜像。", "In this scenario, no other account has published a community image in this region.";
        LoadRollback: "载入场景 rollback", "Load scenario rollback";
    }
}
